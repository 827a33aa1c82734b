-- The submission's own key, wrapped by the key set. Under it are sealed applicant, person and edited_by, and its
-- transfers' account and holder: once it is gone, they open nowhere any more, in no backup's copy made afterwards.
alter table submission add column data_key bytea;
