-- AlterTable
ALTER TABLE "consent_receipts" ADD COLUMN     "text_language" TEXT;
