-- CreateTable
CREATE TABLE "session_mirrors" (
    "id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "identity_kind" TEXT NOT NULL,
    "identity_realm" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "email" TEXT,
    "first_name" TEXT,
    "last_name" TEXT,
    "locale" TEXT,
    "sealed_tokens" TEXT,
    "tokens_expire_at" TIMESTAMPTZ(3),
    "tokens_version" INTEGER NOT NULL DEFAULT 0,
    "pending_consents" JSONB,
    "consents_due" BOOLEAN NOT NULL DEFAULT false,
    "capture_due" BOOLEAN NOT NULL DEFAULT false,
    "user_agent" TEXT,
    "address_prefix" TEXT,
    "country" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,

    CONSTRAINT "session_mirrors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_tickets" (
    "ticket_hash" TEXT NOT NULL,
    "mirror_id" UUID NOT NULL,
    "sealed_session_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_tickets_pkey" PRIMARY KEY ("ticket_hash")
);

-- CreateTable
CREATE TABLE "submissions" (
    "fingerprint" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "mirror_id" UUID,
    "sealed_session_id" TEXT,

    CONSTRAINT "submissions_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "consent_receipts" (
    "id" UUID NOT NULL,
    "identity_kind" TEXT NOT NULL,
    "identity_realm" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "label_sha256" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "session_id" UUID NOT NULL,

    CONSTRAINT "consent_receipts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_events" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "identity_kind" TEXT,
    "identity_realm" TEXT,
    "customer_id" TEXT,
    "session_id" UUID,
    "address_prefix" TEXT,

    CONSTRAINT "identity_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_mirrors_secret_hash_key" ON "session_mirrors"("secret_hash");

-- CreateIndex
CREATE INDEX "session_mirrors_identity_kind_identity_realm_customer_id_idx" ON "session_mirrors"("identity_kind", "identity_realm", "customer_id");

-- CreateIndex
CREATE INDEX "session_mirrors_expires_at_idx" ON "session_mirrors"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_tickets_expires_at_idx" ON "sign_in_tickets"("expires_at");

-- CreateIndex
CREATE INDEX "submissions_claimed_at_idx" ON "submissions"("claimed_at");

-- CreateIndex
CREATE INDEX "consent_receipts_identity_kind_identity_realm_customer_id_a_idx" ON "consent_receipts"("identity_kind", "identity_realm", "customer_id", "answered_at");

-- CreateIndex
CREATE INDEX "identity_events_identity_kind_identity_realm_customer_id_at_idx" ON "identity_events"("identity_kind", "identity_realm", "customer_id", "at");

-- CreateIndex
CREATE INDEX "identity_events_at_idx" ON "identity_events"("at");

-- AddForeignKey
ALTER TABLE "sign_in_tickets" ADD CONSTRAINT "sign_in_tickets_mirror_id_fkey" FOREIGN KEY ("mirror_id") REFERENCES "session_mirrors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_mirror_id_fkey" FOREIGN KEY ("mirror_id") REFERENCES "session_mirrors"("id") ON DELETE CASCADE ON UPDATE CASCADE;
