-- A review point starts the delay of the next one again: without it, a followed household would be late for ever.
ALTER TABLE app.household ADD COLUMN step_on date;
COMMENT ON COLUMN app.household.step_on IS 'Dernier point d’étape tenu : l’échéance du suivant compte à partir de là.';
CREATE FUNCTION app_private.note_plan_review() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  UPDATE app.household h SET step_on = greatest(h.step_on, NEW.held_on) WHERE h.id = NEW.household_id;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.note_plan_review() IS 'Un point d’étape tenu fait repartir l’échéance du suivant.';
CREATE TRIGGER step_again AFTER INSERT ON app.plan_review FOR EACH ROW EXECUTE FUNCTION app_private.note_plan_review();
