/**
 * The schema, one step per version; a step that has shipped is never changed. `PRAGMA user_version` counts the steps
 * that were taken.
 *
 * `seq` is the order of every list. Bodies that are only stored and answered are JSON text; what is searched by or
 * guarded has a column.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

  -- Service processes. Whether one is alive is told by the lock on its file, not by this row.
  CREATE TABLE owners (id TEXT PRIMARY KEY, pid INTEGER NOT NULL, started_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE projects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    model_task TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE datasets (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    file TEXT NOT NULL,
    identity TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX datasets_by_name ON datasets (name);
  CREATE INDEX datasets_by_project ON datasets (project_id, seq);

  CREATE TABLE models (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    file TEXT,
    identity TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX models_by_name ON models (name);
  CREATE INDEX models_by_project ON models (project_id, seq);

  CREATE TABLE predictions (
    model_id TEXT NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    file TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (model_id, dataset_id)
  ) STRICT, WITHOUT ROWID;

  -- A cache of what the runtime lists, and the only record of builds in progress and failed ones.
  CREATE TABLE images (
    name TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    requirements TEXT NOT NULL,
    python_version TEXT,
    record TEXT,
    build_job_id TEXT,
    deleting_owner TEXT,
    created_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE jobs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    project_id TEXT REFERENCES projects (id) ON DELETE CASCADE,
    test_run_id TEXT,
    image_name TEXT,
    owner TEXT NOT NULL,
    spec TEXT NOT NULL,
    engine_pid INTEGER,
    needs_cleanup INTEGER NOT NULL DEFAULT 0,
    cancel_requested INTEGER NOT NULL DEFAULT 0,
    error_message TEXT,
    created_at TEXT NOT NULL,
    started_at TEXT,
    completed_at TEXT
  ) STRICT;
  CREATE INDEX jobs_by_project ON jobs (project_id, seq);
  CREATE INDEX jobs_by_status ON jobs (status);

  -- Progress of a stress test: one row per planned test.
  CREATE TABLE job_tests (
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (job_id, type)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE test_runs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    job_id TEXT NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    model_task TEXT NOT NULL,
    reference_id TEXT NOT NULL,
    evaluation_id TEXT NOT NULL,
    model_id TEXT NOT NULL,
    summary TEXT,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX test_runs_by_project ON test_runs (project_id, seq);

  CREATE TABLE test_cases (
    run_id TEXT NOT NULL REFERENCES test_runs (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    test_type TEXT NOT NULL,
    feature_id TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (run_id, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX test_cases_by_type ON test_cases (run_id, test_type, seq);

  CREATE TABLE test_batches (
    run_id TEXT NOT NULL REFERENCES test_runs (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    test_type TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (run_id, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE category_results (
    run_id TEXT NOT NULL REFERENCES test_runs (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (run_id, seq)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE images ADD COLUMN request_key TEXT;
  ALTER TABLE images ADD COLUMN content_key TEXT;
  ALTER TABLE images ADD COLUMN status_message TEXT;
  ALTER TABLE images ADD COLUMN last_used_at TEXT;
  CREATE INDEX images_by_request ON images (request_key);
  CREATE INDEX images_by_content ON images (content_key);
  `,
  `
  -- The record with its lock stands apart, so that listing a thousand images reads no lock. \`contents\` is what of it
  -- the API answers; \`stamp\` tells one record from another without reading either.
  CREATE TABLE image_records (name TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT;
  INSERT INTO image_records (name, record) SELECT name, record FROM images WHERE record IS NOT NULL;
  ALTER TABLE images DROP COLUMN record;
  ALTER TABLE images ADD COLUMN stamp TEXT;
  ALTER TABLE images ADD COLUMN packages TEXT NOT NULL DEFAULT '[]';
  -- Last, since it is long: what stands before it is read without it.
  ALTER TABLE images ADD COLUMN contents TEXT;
  CREATE INDEX images_by_job ON images (build_job_id);

  -- Libraries of the images that have a record: canonical name, and the version in two parts; see library-index.ts.
  CREATE TABLE image_libraries (
    library TEXT NOT NULL,
    version TEXT NOT NULL,
    local TEXT NOT NULL,
    image TEXT NOT NULL,
    PRIMARY KEY (library, image)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX image_libraries_by_version ON image_libraries (library, version, image, local);

  -- Images that another one has replaced and that may still be in use.
  CREATE TABLE retired_images (
    name TEXT NOT NULL,
    reference TEXT NOT NULL,
    record TEXT NOT NULL,
    remover TEXT,
    PRIMARY KEY (name, reference)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE jobs ADD COLUMN image_reference TEXT;

  -- Who installs the libraries of a content key; others of the same key wait.
  CREATE TABLE content_locks (content_key TEXT PRIMARY KEY, owner TEXT NOT NULL, job_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `
]
