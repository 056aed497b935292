-- In a demonstration an administrator moves the programme's date forward; a production base has no such thing.
CREATE FUNCTION app_private.move_clock(p_to date) RETURNS date
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.role IS DISTINCT FROM 'ADM' THEN PERFORM app_private.refuse('administrator-only'); END IF;
  IF NOT EXISTS (SELECT FROM app.instance i WHERE i.mode = 'demonstration')
  THEN PERFORM app_private.refuse('not-a-demonstration'); END IF;
  IF p_to <= c.today THEN PERFORM app_private.refuse('clock-goes-forward'); END IF;
  IF p_to > c.today + 3660 THEN PERFORM app_private.refuse('clock-too-far'); END IF;
  UPDATE app.instance i SET clock_offset_days = i.clock_offset_days + (p_to - c.today) WHERE i.mode = 'demonstration';
  RETURN app_private.programme_today();
END $$;
COMMENT ON FUNCTION app_private.move_clock(date) IS 'Avance la date du dispositif : démonstration seulement, administrateur seulement, jamais en arrière.';
GRANT EXECUTE ON FUNCTION app_private.move_clock(date) TO perenne_request;
