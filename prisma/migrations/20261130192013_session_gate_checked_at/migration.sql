-- AlterTable
ALTER TABLE "session_mirrors" ADD COLUMN     "gate_checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
