-- The schema is named throughout, because PostgreSQL makes indexes without looking through the search path.
-- Every one, two and three characters in a row of a text, some of them twice: what an index needs to find any part of it.
CREATE FUNCTION public.grams(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array(SELECT substr($1, first, length) FROM generate_series(1, length($1)) AS first, generate_series(1, 3) AS length WHERE first + length - 1 <= length($1))
$$;
--> statement-breakpoint
-- A text without accents and capitals. `searchable` in src/conversations/search-text.ts does the same to names.
CREATE FUNCTION public.folded(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT replace(lower(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]+', '', 'g')), 'ς', 'σ')
$$;
--> statement-breakpoint
-- A text in which words stand apart. Where the database's locale is C, its parser takes every sign beyond ASCII for a letter.
CREATE FUNCTION public.apart(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(public.folded($1), '[\u0080-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u3003\u3008-\u3020\ufe00-\ufe0f\uff01-\uff0f\U0001f000-\U0001faff]+', ' ', 'g')
$$;
--> statement-breakpoint
-- The words of a message, and when it was written: the beginnings of its id, which is a UUIDv7, name stretches of 17
-- minutes, 5 hours, 3 days and 50 days. With them an index that keeps no order finds the newest messages first.
-- It costs much, and as one that PostgreSQL cannot take apart it says so: without the index nobody should call it on
-- every message.
CREATE FUNCTION public.message_words(body text, id uuid) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
BEGIN
  RETURN to_tsvector('simple', public.apart(body)) || array_to_tsvector(array['@' || substr(id::text, 1, 7), '@' || substr(id::text, 1, 6), '@' || substr(id::text, 1, 5), '@' || substr(id::text, 1, 4)]);
END
$$;
