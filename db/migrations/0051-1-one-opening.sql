-- Closing the door removes the context, and with it what forbade a second opening in the same transaction. The line
-- that each opening leaves in the journal stays until the transaction ends, and nobody can take it back.
CREATE FUNCTION app_private.open_once() RETURNS trigger
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  -- The instant too: a database restored elsewhere counts its transactions anew.
  IF EXISTS (SELECT FROM app.access_log l WHERE l.xid = NEW.xid AND l.at >= transaction_timestamp())
  THEN RAISE EXCEPTION USING ERRCODE = '55000', MESSAGE = 'the door opens once in a transaction'; END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION app_private.open_once() IS 'Refuse une seconde ouverture de la porte dans la même transaction, même refermée.';
CREATE TRIGGER open_once BEFORE INSERT ON app_private.request_context
  FOR EACH ROW EXECUTE FUNCTION app_private.open_once();
