-- AlterTable
ALTER TABLE "session_mirrors" ADD COLUMN     "opened_by" TEXT NOT NULL DEFAULT 'password';
