-- The feed's order is the order of commits. A sequence alone does not give that: a transaction may take
-- a number and commit after one that took a later number, and a reader in between would never see the
-- first. So a transaction takes its number while it holds a lock that ends with its commit: whoever sees
-- change n sees every change below n.
CREATE FUNCTION concord_place_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('concord.feed'), 0);
  NEW."id" := nextval(pg_get_serial_sequence('"Change"', 'id'));
  -- Delivered by PostgreSQL when the transaction commits. The feed itself stays the truth.
  PERFORM pg_notify('concord_change', NEW."id"::text);
  RETURN NEW;
END
$$;

CREATE TRIGGER concord_place_change BEFORE INSERT ON "Change"
FOR EACH ROW EXECUTE FUNCTION concord_place_change();
