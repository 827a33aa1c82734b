package io.ilwon.meter;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The process and its JVM, under the names most Java processes give them, so that dashboards made
 * for any of them show this one too.
 */
public final class ProcessMeters {
  private static final Path STATM = Path.of("/proc/self/statm");
  private static final Path FILES = Path.of("/proc/self/fd");
  private static final long PAGE = 4096;

  private ProcessMeters() {}

  /** Tells them all to a scrape. */
  public static void tell(Scrape scrape) {
    process(scrape);
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory(scrape, "heap", memory::getHeapMemoryUsage);
    memory(scrape, "nonheap", memory::getNonHeapMemoryUsage);
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      scrape.grown(
          "jvm_gc_seconds",
          "Time spent in the collector.",
          () -> gc.getCollectionTime() / 1000.0,
          "gc",
          gc.getName());
      scrape.grown(
          "jvm_gc_collections", "Collections.", gc::getCollectionCount, "gc", gc.getName());
    }
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      scrape.gauge(
          "jvm_buffer_pool_used_bytes",
          "Memory beside the heap, by pool.",
          pool::getMemoryUsed,
          "pool",
          pool.getName());
    }
    scrape.gauge(
        "jvm_threads_current",
        "Platform threads; virtual ones are not counted.",
        () -> ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static void process(Scrape scrape) {
    scrape.gauge(
        "process_start_time_seconds",
        "When the process began, seconds since 1970.",
        () -> ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0);
    scrape.grown("process_cpu_seconds", "Processor time used.", ProcessMeters::cpu);
    scrape.gauge(
        "process_resident_memory_bytes", "Memory the process holds.", ProcessMeters::resident);
    scrape.gauge("process_open_fds", "Open files and sockets.", ProcessMeters::files);
  }

  private static void memory(Scrape scrape, String area, Supplier<MemoryUsage> usage) {
    scrape.gauge(
        "jvm_memory_used_bytes", "Memory in use.", () -> usage.get().getUsed(), "area", area);
    scrape.gauge(
        "jvm_memory_max_bytes",
        "Memory that may be used, -1 where nobody says.",
        () -> usage.get().getMax(),
        "area",
        area);
  }

  private static double cpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : Double.NaN;
  }

  private static double resident() {
    try {
      return Double.parseDouble(Files.readString(STATM).split(" ", 3)[1]) * PAGE;
    } catch (IOException _) {
      return Double.NaN; // no Linux
    }
  }

  private static double files() {
    try (var all = Files.list(FILES)) {
      return all.count();
    } catch (IOException _) {
      return Double.NaN;
    }
  }
}
