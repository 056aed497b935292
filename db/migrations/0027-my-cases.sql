-- The households that the actor may see, joined once instead of asked row by row: for counts and queues over many.
-- Same right as the policies of app.household and of the referral: compartment 1 or 1r; sent or not, urgency, need 3.
CREATE VIEW app.my_case AS
SELECT h.id, h.scheme_id, h.file_number, h.phase, h.phase_since, h.state, h.lead_person_id,
  (h.author_organisation_id = c.organisation_id) AS is_ours,
  EXISTS (SELECT FROM app.milestone s WHERE s.household_id = h.id AND s.kind = 'referral-sent' AND s.undone_at IS NULL) AS is_sent
FROM app_private.request() c
CROSS JOIN LATERAL (
  SELECT DISTINCT m.household_id, m.own_organisation_id FROM app.my_access m
  WHERE m.compartment IN ('1', '1r') AND m.verb = 'read'
) mine
JOIN app.household h ON h.id = mine.household_id
  AND (mine.own_organisation_id IS NULL OR mine.own_organisation_id = h.author_organisation_id);
ALTER VIEW app.my_case OWNER TO perenne_definer;
COMMENT ON VIEW app.my_case IS 'Les dossiers que l’on peut voir, en une jointure : pour les files et les comptes.';
GRANT SELECT ON app.my_case TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.my_case', 'case', '1 1r');
