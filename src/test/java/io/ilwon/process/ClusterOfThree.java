package io.ilwon.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three PostgreSQL under Patroni, one of them a synchronous standby, and an etcd; on loopback. */
final class ClusterOfThree implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String DATABASE = "ilwon";

  final List<ClusterMember> members = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Process etcd;

  private ClusterOfThree(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    int port = DevServer.freePort();
    this.etcd = etcd(ClusterUser.folder(folder.resolve("etcd")), port, DevServer.freePort());
    for (String name : List.of("one", "two", "three")) {
      members.add(new ClusterMember(name, folder.resolve(name), port));
    }
  }

  /** What has to be installed, in one line; empty when nothing is missing. */
  static Optional<String> missing() {
    boolean all =
        Files.isExecutable(ClusterMember.PROGRAMS.resolve("postgres"))
            && Files.isExecutable(Path.of("/usr/bin/patroni"))
            && Files.isExecutable(Path.of("/usr/bin/etcd"));
    return all
        ? Optional.empty()
        : Optional.of("missing; apt-get install -y patroni etcd-server postgresql-15");
  }

  /** Starts everything and makes the database; nothing is left running where that fails. */
  static ClusterOfThree started(Path folder)
      throws IOException, InterruptedException, SQLException {
    ClusterOfThree cluster = new ClusterOfThree(folder);
    boolean complete = false;
    try {
      ClusterMember leader = cluster.whole();
      cluster.run(leader, "postgres", "create role ilwon login password '" + password() + "'");
      cluster.run(leader, "postgres", "create database ilwon owner ilwon");
      complete = true;
    } finally {
      if (!complete) {
        cluster.close();
      }
    }
    return cluster;
  }

  static String password() {
    return ClusterMember.PASSWORD;
  }

  private static Process etcd(Path folder, int port, int peerPort) throws IOException {
    String client = "http://127.0.0.1:" + port;
    String peer = "http://127.0.0.1:" + peerPort;
    return ClusterUser.start(
        folder,
        List.of(
            "etcd",
            "--data-dir",
            folder.resolve("data").toString(),
            "--listen-client-urls",
            client,
            "--advertise-client-urls",
            client,
            "--listen-peer-urls",
            peer,
            "--initial-advertise-peer-urls",
            peer,
            "--initial-cluster",
            "default=" + peer));
  }

  /** All three hosts; the driver finds the primary. */
  String url() {
    String hosts =
        members.stream().map(member -> "127.0.0.1:" + member.port).collect(Collectors.joining(","));
    return "jdbc:postgresql://" + hosts + "/" + DATABASE + "?targetServerType=primary";
  }

  /** A connection to the primary, as the servers have it. */
  Connection enter() throws SQLException {
    return DriverManager.getConnection(
        url() + "&connectTimeout=2&hostRecheckSeconds=0", DATABASE, password());
  }

  private void run(ClusterMember member, String database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(member.url(database), "postgres", password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Waits until all three run and one follows synchronously; the leader. */
  ClusterMember whole() throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      for (ClusterMember asked : members) {
        JsonNode seen = get(asked, "/cluster").orElse(JSON.createArrayNode()).path("members");
        Optional<String> leader = leaderOfWhole(seen);
        if (leader.isPresent()) {
          return member(leader.get());
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    throw new IOException("the cluster does not become whole");
  }

  private Optional<String> leaderOfWhole(JsonNode seen) {
    Optional<String> leader = Optional.empty();
    boolean synchronous = false;
    int well = 0;
    for (JsonNode member : seen) {
      String role = member.path("role").asString("");
      String state = member.path("state").asString("");
      synchronous |= role.equals("sync_standby");
      well += state.equals("running") || state.equals("streaming") ? 1 : 0;
      if (role.equals("leader")) {
        leader = Optional.of(member.path("name").asString(""));
      }
    }
    return synchronous && well == members.size() ? leader : Optional.empty();
  }

  private ClusterMember member(String name) {
    return members.stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
  }

  /** Gives the lead to whoever Patroni thinks best, in good order. */
  void switchover(ClusterMember leader) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(rest(leader, "/switchover"))
            .timeout(Duration.ofSeconds(60))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"leader\":\"" + leader.name + "\"}"))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("no switchover: " + answer.body());
    }
  }

  private Optional<JsonNode> get(ClusterMember member, String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(rest(member, path)).timeout(Duration.ofSeconds(2)).build();
    try {
      return Optional.of(
          JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static URI rest(ClusterMember member, String path) {
    return URI.create("http://127.0.0.1:" + member.restPort() + path);
  }

  @Override
  public void close() {
    members.parallelStream().forEach(ClusterMember::close);
    etcd.destroyForcibly();
    http.shutdownNow();
  }
}
