package io.openitem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** CPU time of processes, user and system, as {@code /proc/<pid>/stat} counts it. Linux only. */
final class CpuTimes {
  /** {@code USER_HZ}, which is 100 on every architecture that a JDK is built for. */
  private static final long TICK_MILLIS = 10;

  private static final int UTIME = 11;
  private static final int STIME = 12;
  private static final int CUTIME = 13;
  private static final int CSTIME = 14;

  private CpuTimes() {}

  /** CPU time of one process. */
  static long millis(long pid) throws IOException {
    long[] fields = fields(Files.readString(stat(pid)));
    return (fields[UTIME] + fields[STIME]) * TICK_MILLIS;
  }

  /** CPU time of a process and all it ever started, those that ended included. */
  static long millisWithDescendants(long pid) throws IOException {
    long[] own = fields(Files.readString(stat(pid)));
    long ticks = own[UTIME] + own[STIME] + own[CUTIME] + own[CSTIME];
    for (ProcessHandle descendant : descendants(pid)) {
      try {
        long[] fields = fields(Files.readString(stat(descendant.pid())));
        ticks += fields[UTIME] + fields[STIME] + fields[CUTIME] + fields[CSTIME];
      } catch (IOException e) {
        // It ended between the two looks; its time is in its parent's next time.
      }
    }
    return ticks * TICK_MILLIS;
  }

  private static List<ProcessHandle> descendants(long pid) {
    List<ProcessHandle> all = new ArrayList<>();
    ProcessHandle.of(pid).ifPresent(process -> process.descendants().forEach(all::add));
    return all;
  }

  private static Path stat(long pid) {
    return Path.of("/proc", Long.toString(pid), "stat");
  }

  /**
   * The numbers after the program's name, which may itself hold spaces and brackets; the first is
   * the parent's pid.
   */
  static long[] fields(String stat) {
    String[] words = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
    long[] numbers = new long[words.length];
    for (int i = 1; i < words.length; i++) {
      numbers[i] = parse(words[i]);
    }
    return numbers;
  }

  /** Some later fields are larger than a long, and none of those is looked at. */
  private static long parse(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
