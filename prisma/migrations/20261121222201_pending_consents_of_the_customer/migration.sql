-- CreateTable
CREATE TABLE "pending_consents" (
    "identity_kind" TEXT NOT NULL,
    "identity_realm" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "sending_ends" TIMESTAMPTZ(3),

    CONSTRAINT "pending_consents_pkey" PRIMARY KEY ("identity_kind","identity_realm","customer_id")
);

-- What waited with a session waits with its customer: of each consent the newest answer, unless a newer one has its receipt.
INSERT INTO "pending_consents" ("identity_kind", "identity_realm", "customer_id", "answers")
SELECT mirror."identity_kind", mirror."identity_realm", mirror."customer_id",
    jsonb_object_agg(
        answer->>'name',
        answer || jsonb_build_object('id', gen_random_uuid(), 'sessionId', mirror."id")
        ORDER BY answer->>'answeredAt'
    )
FROM "session_mirrors" AS mirror, jsonb_array_elements(mirror."pending_consents") AS answer
WHERE NOT EXISTS (
    SELECT FROM "consent_receipts" AS receipt
    WHERE receipt."identity_kind" = mirror."identity_kind"
        AND receipt."identity_realm" = mirror."identity_realm"
        AND receipt."customer_id" = mirror."customer_id"
        AND receipt."name" = answer->>'name'
        AND receipt."answered_at" > (answer->>'answeredAt')::timestamptz
)
GROUP BY 1, 2, 3;

-- Nobody passes on an answer that may not have reached Cleeng.
UPDATE "session_mirrors" SET "consents_due" = true WHERE "pending_consents" IS NOT NULL AND "ended_at" IS NULL;

-- AlterTable
ALTER TABLE "session_mirrors" DROP COLUMN "pending_consents";
