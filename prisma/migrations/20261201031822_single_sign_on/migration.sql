-- CreateTable
CREATE TABLE "external_identities" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "identity_realm" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "external_identities_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "external_sessions" (
    "mirror_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "sid" TEXT,
    "sealed_id_token" TEXT,

    CONSTRAINT "external_sessions_pkey" PRIMARY KEY ("mirror_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "external_identities_issuer_identity_realm_customer_id_key" ON "external_identities"("issuer", "identity_realm", "customer_id");

-- CreateIndex
CREATE INDEX "external_sessions_issuer_subject_idx" ON "external_sessions"("issuer", "subject");

-- CreateIndex
CREATE INDEX "external_sessions_issuer_sid_idx" ON "external_sessions"("issuer", "sid");

-- AddForeignKey
ALTER TABLE "external_sessions" ADD CONSTRAINT "external_sessions_mirror_id_fkey" FOREIGN KEY ("mirror_id") REFERENCES "session_mirrors"("id") ON DELETE CASCADE ON UPDATE CASCADE;
