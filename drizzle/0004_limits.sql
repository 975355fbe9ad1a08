-- PostgreSQL takes the difference of a time and an interval for one that depends on the zone; an hour does not.
CREATE FUNCTION public.an_hour_before(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ select at - interval '1 hour' $$;--> statement-breakpoint
CREATE UNLOGGED TABLE "allowances" (
	"name" text NOT NULL,
	"holder" text NOT NULL,
	"used" double precision NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "allowances_name_holder_pk" PRIMARY KEY("name","holder")
);--> statement-breakpoint
CREATE INDEX "allowances_since" ON "allowances" USING btree ("since");--> statement-breakpoint
DROP TABLE "failed_logins";--> statement-breakpoint
DROP INDEX "conversations_newest";--> statement-breakpoint
DROP INDEX "conversations_facet";--> statement-breakpoint
DROP INDEX "conversations_agent_newest";--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "crowded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "listed_at" timestamp (3) with time zone GENERATED ALWAYS AS (case when crowded then an_hour_before(last_message_at) else last_message_at end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "limits" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "conversations_newest" ON "conversations" USING btree ("listed_at","id");--> statement-breakpoint
CREATE INDEX "conversations_facet" ON "conversations" USING btree ("facet","listed_at","id");--> statement-breakpoint
CREATE INDEX "conversations_agent_newest" ON "conversations" USING btree ("agent_id","listed_at","id") WHERE "conversations"."agent_id" is not null;
