CREATE TABLE "views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agent_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"shared" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "visitors_last_seen";--> statement-breakpoint
DROP INDEX "conversations_newest";--> statement-breakpoint
DROP INDEX "tickets_newest";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "visitor_search" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "facet" smallint GENERATED ALWAYS AS (case when ended_at is not null then 9 when control = 'agent' then 6 when control = 'escalated' then 3 else 0 end + case when turns < 5 then 0 when turns <= 10 then 1 else 2 end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "reads" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "search" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "views_agent" ON "views" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "conversations_facet" ON "conversations" USING btree ("facet","last_message_at","id");--> statement-breakpoint
CREATE INDEX "conversations_agent_newest" ON "conversations" USING btree ("agent_id","last_message_at","id") WHERE "conversations"."agent_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_words" ON "messages" USING gin (message_words("body", "id")) WITH (fastupdate=false) WHERE "messages"."author" <> 'system';--> statement-breakpoint
CREATE INDEX "visitors_search" ON "visitors" USING gin (grams("search")) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "conversations_newest" ON "conversations" USING btree ("last_message_at","id");--> statement-breakpoint
CREATE INDEX "tickets_newest" ON "tickets" USING btree ("updated_at","id");--> statement-breakpoint
UPDATE "visitors" SET "search" = concat_ws(E'\n', folded("name"), folded("email")) WHERE "name" IS NOT NULL OR "email" IS NOT NULL;--> statement-breakpoint
UPDATE "conversations" SET "visitor_search" = concat_ws(E'\n', folded("visitor_name"), folded("visitor_email")) WHERE "visitor_name" IS NOT NULL OR "visitor_email" IS NOT NULL;
