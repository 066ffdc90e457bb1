-- AlterTable
ALTER TABLE "identity_events" ADD COLUMN     "email_hash" TEXT;

-- AlterTable
ALTER TABLE "session_mirrors" ADD COLUMN     "is_renewal_unsure" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "renewal_lease_ends" TIMESTAMPTZ(3),
ADD COLUMN     "tokens_renew_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "spent_tokens" (
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_tokens_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "spent_tokens_expires_at_idx" ON "spent_tokens"("expires_at");

-- CreateIndex
CREATE INDEX "identity_events_email_hash_at_idx" ON "identity_events"("email_hash", "at");

-- CreateIndex
CREATE INDEX "session_mirrors_last_seen_at_idx" ON "session_mirrors"("last_seen_at");

-- CreateIndex
CREATE INDEX "session_mirrors_ended_at_idx" ON "session_mirrors"("ended_at");

-- CreateIndex
CREATE INDEX "sign_in_tickets_mirror_id_idx" ON "sign_in_tickets"("mirror_id");

-- CreateIndex
CREATE INDEX "submissions_mirror_id_idx" ON "submissions"("mirror_id");

-- Sessions that are open already are renewed as they were before: a minute early.
UPDATE "session_mirrors" SET "tokens_renew_at" = "tokens_expire_at" - INTERVAL '60 seconds' WHERE "tokens_expire_at" IS NOT NULL;
