-- Who takes part in which dwelling of an agenda, for those who read that agenda.
CREATE VIEW app.committee_sitting WITH (security_barrier = true) AS
SELECT i.id AS item_id, m.id AS member_id
FROM app.committee_item i JOIN app.committee_member m ON m.session_id = i.session_id
WHERE (i.id = ANY (app_private.landlord_items('ALL', 'PRG')) OR i.id = ANY (app_private.my_committee_items()))
  AND app_private.sits_for(m.seat_id, i.vacancy_id);
ALTER VIEW app.committee_sitting OWNER TO perenne_definer;
COMMENT ON VIEW app.committee_sitting IS 'Membres qui prennent part à un logement de l’ordre du jour.';
GRANT SELECT ON app.committee_sitting TO perenne_request;
INSERT INTO app.table_scope (name, scope) VALUES ('app.committee_sitting', 'session');
GRANT EXECUTE ON FUNCTION app_private.sits_for(uuid, uuid) TO perenne_request;
