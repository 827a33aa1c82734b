package io.ilwon.rail.kftc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stub bank's passbook and the requests it saw, as JSON lines, each durable when written. */
public final class StubJournal implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final FileChannel file;

  public StubJournal(Path path) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** What a journal holds. */
  public record Told(List<StubCredit> credits, List<StubRequest> requests) {
    /** The requests for one job. */
    public List<StubRequest> requests(Job job) {
      return requests.stream().filter(each -> each.path().equals(job.path)).toList();
    }
  }

  /** Keeps a credit. */
  void credit(StubCredit credit) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("credit", credit.line());
    line.put("at", credit.at().toString());
    line.put("bank", credit.bankCode());
    line.put("account", credit.account());
    line.put("print", credit.printContent());
    line.put("amount", credit.amount());
    line.put("id", credit.tranId());
    write(line);
  }

  /** Keeps a request; of what is no transfer, not the body. */
  void request(StubRequest request) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("request", request.number());
    line.put("at", request.at().toString());
    line.put("connection", request.connection());
    line.put("path", request.path());
    line.put("bytes", request.bytes());
    line.put("id", request.tranId());
    line.put("bank", request.bankCode());
    line.put("account", request.account());
    line.put("body", request.path().equals(Job.SEND.path) ? request.body() : "");
    write(line);
  }

  private synchronized void write(Map<String, Object> line) {
    try {
      ByteBuffer bytes =
          ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a journal. */
  public static Told read(Path path) throws IOException {
    List<StubCredit> credits = new ArrayList<>();
    List<StubRequest> requests = new ArrayList<>();
    for (String text : Files.readAllLines(path)) {
      JsonNode line = JSON.readTree(text);
      Instant at = Instant.parse(line.get("at").asString());
      String id = line.get("id").asString();
      String bank = line.get("bank").asString();
      String account = line.get("account").asString();
      if (line.has("credit")) {
        credits.add(
            new StubCredit(
                line.get("credit").asInt(),
                at,
                bank,
                account,
                line.get("print").asString(),
                line.get("amount").asString(),
                id));
      } else {
        requests.add(
            new StubRequest(
                line.get("request").asLong(),
                at,
                line.get("connection").asInt(),
                "POST",
                line.get("path").asString(),
                Map.of(),
                line.get("body").asString(),
                line.get("bytes").asInt(),
                id,
                bank,
                account));
      }
    }
    return new Told(credits, requests);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
