insert into sync_run (sync_id, mode, state, requested_by, step, due_at, started_at, updated_at,
  finished_at, history_days)
values ('syn_bench', 'FULL', 'DONE', 'bench', 'FINISHED', now(), now(), now(), now(), 730)
