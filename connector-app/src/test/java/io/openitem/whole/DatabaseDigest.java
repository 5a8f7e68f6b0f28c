package io.openitem.whole;

import io.openitem.support.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands in a database, table by table, so that two moments can be compared. */
final class DatabaseDigest {

  private DatabaseDigest() {}

  /** Table to the number of its rows and a hash of what is in them. */
  static Map<String, String> of(TestDatabase database) {
    List<String> tables =
        database
            .jdbc()
            .sql(
                "select tablename from pg_tables where schemaname = 'public'"
                    + " and tablename not like 'flyway%'")
            .query(String.class)
            .list();
    Map<String, String> digest = new TreeMap<>();
    for (String table : tables) {
      digest.put(
          table,
          database
              .jdbc()
              .sql(
                  "select count(*) || '/' || coalesce(sum(hashtext(t::text)::bigint), 0) from %s t"
                      .formatted(table))
              .query(String.class)
              .single());
    }
    return digest;
  }
}
