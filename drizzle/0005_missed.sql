ALTER TABLE "agents" ADD COLUMN "last_seen_at" timestamp (3) with time zone;--> statement-breakpoint
-- Who has chats open was here before; whoever does not come back gives them back in time.
UPDATE "agents" SET "last_seen_at" = now() WHERE "id" IN (SELECT "agent_id" FROM "conversations");--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "ending" jsonb;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "accept_by" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "missed_at" timestamp (3) with time zone;--> statement-breakpoint
DROP INDEX "conversations_facet";--> statement-breakpoint
ALTER TABLE "conversations" DROP COLUMN "facet";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "facet" smallint GENERATED ALWAYS AS (case when ended_at is not null or ending is not null then 9 when control = 'agent' then 6 when control = 'escalated' then 3 when missed_at is not null then 12 else 0 end + case when turns < 5 then 0 when turns <= 10 then 1 else 2 end) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "conversations_facet" ON "conversations" USING btree ("facet","listed_at","id");--> statement-breakpoint
ALTER TABLE "conversations" DROP CONSTRAINT "conversations_waits";--> statement-breakpoint
ALTER TABLE "conversations" DROP CONSTRAINT "conversations_ended";--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_waits" CHECK (("conversations"."control" = 'escalated' or "conversations"."missed_at" is not null) = ("conversations"."waiting_since" is not null));--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_missed" CHECK ("conversations"."missed_at" is null or ("conversations"."control" = 'ai' and "conversations"."ended_at" is null));--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_ended" CHECK ("conversations"."ended_at" is null or ("conversations"."control" = 'ai' and "conversations"."ending" is null));--> statement-breakpoint
ALTER TABLE "handoffs" DROP CONSTRAINT "handoffs_verb";--> statement-breakpoint
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_verb" CHECK ("handoffs"."verb" in ('escalate', 'join', 'accept', 'release', 'time_out', 'give_back', 'take_over', 'end', 'reopen'));--> statement-breakpoint
UPDATE "conversations" SET "accept_by" = "waiting_since" + interval '2 minutes' WHERE "control" = 'escalated';
