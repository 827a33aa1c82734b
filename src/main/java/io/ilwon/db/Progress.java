package io.ilwon.db;

/** What {@link EmbeddedPostgres#start} is doing, told before it is done. */
public enum Progress {
  /** The binaries of this version are unpacked, once: about two seconds. */
  UNPACKING,
  /** An empty cluster is made, once: about half a second. */
  INITIALISING,
  /** The server is started on the data that is there. */
  STARTING,
  /** A server that outlived its former process runs well and is kept. */
  ADOPTED,
  /** A server that outlived its former process is of another version, and is stopped first. */
  STOPPING_FORMER
}
