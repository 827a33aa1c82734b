package io.ilwon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules of {@link TidyTest} as functions from sources to what is wrong with them. */
final class TidyRules {
  enum Rule {
    LONG_LINE,
    LONG_METHOD,
    LONG_FILE,
    FEW_SHORT_FILES,
    PATTERN_NAME,
    DEFAULT,
    TODO,
    SQL,
    CONTRACT_STRING
  }

  /** One file that may break one rule, until it no longer does. */
  record Excused(Rule rule, String fileName) {}

  record Finding(Rule rule, String fileName, String what) {
    @Override
    public String toString() {
      return rule + " " + fileName + ": " + what;
    }
  }

  /** Codes and messages of the wire contract that no other meaning shares. */
  static final List<String> CONTRACT_STRINGS =
      List.of(
          "invalid_bank_code",
          "This bank code is invalid. Please check bank code",
          "failed_to_verify",
          "Fail to verify the account.",
          "unable_to_deposit",
          "This account is not able to deposit.",
          "unable_to_Transfer",
          "Transfer is currently not possible.",
          "transfer_is_processing",
          "The transfer is being processed.",
          "fail_to_request",
          "fail to send code.",
          "fail to request:+ ",
          "too_many_retry",
          "invalid_data_format",
          "data parsing error. please check input data.",
          "missing_required_field",
          "required field is missing.",
          "invalid_request_type",
          "invaild request type.",
          "not_using_option",
          "The account verification option is not in use.",
          "invalid_submission",
          "This submission is not invalid.",
          "db_processing_error",
          "db processing error: + ",
          "exceeded_transfer_limit",
          "This account has exceeded the limit of 10 transfers per day.",
          "account_not_requested",
          "account_locked",
          "account_code_expired",
          "account_code_void",
          "account_code_mismatch",
          "invalid_submission_id",
          "data_processing_error",
          "success to edit.",
          "not Exist Submission ID");

  private static final Pattern PATTERN_NAME =
      Pattern.compile(
          "Abstract.*|.*(Service|Impl|Manager|Utils?|Helper|DTO|Dto|Base|Common|Factory|Facade)");

  private static final Pattern SQL =
      Pattern.compile(
          "(?is)\\s*(select\\s+(\\d|\\w+\\(|.*\\sfrom\\s).*|insert\\s+into\\s.*|delete\\s+from\\s.*"
              + "|update\\s+\\S+(\\s+\\w+)?\\s+set\\s.*|with\\s+(recursive\\s+)?\\w+\\s+as\\s*\\(.*"
              + "|(create|alter|drop)\\s+(table|index|unique|schema|database|role|user|type)\\s.*"
              + "|truncate\\s+\\w+.*|lock\\s+table\\s.*|show\\s+[a-z_]+"
              + "|set\\s+(local\\s+|session\\s+)?[a-z_.]+\\s*(=|to)\\s*\\S+)");

  private static final Pattern TODO = Pattern.compile("\\bTODO\\b(?!\\s*\\(?#\\d+)");

  private static final Pattern MAP_ROW = Pattern.compile("(?m)^\\|\\s*`([a-z.]+)/?`\\s*\\|");
  private static final String MAP_START = "<!-- package map -->";
  private static final String MAP_END = "<!-- end of package map -->";

  private TidyRules() {}

  static List<String> problems(List<JavaSource> sources, Set<Excused> exceptions) {
    List<Finding> findings = new ArrayList<>(lengths(sources, Set.of(Rule.FEW_SHORT_FILES)));
    Set<String> ours = new HashSet<>();
    sources.forEach(source -> ours.addAll(source.types()));
    sources.forEach(source -> ours.addAll(source.enumConstants()));
    ours.remove(""); // anonymous classes
    for (JavaSource source : sources) {
      names(source, findings);
      words(source, ours, findings);
    }
    contractStrings(sources, findings);
    List<String> problems = new ArrayList<>();
    Set<Excused> unused = new HashSet<>(exceptions);
    for (Finding finding : findings) {
      var excused = new Excused(finding.rule(), finding.fileName());
      unused.remove(excused);
      if (!exceptions.contains(excused)) {
        problems.add(finding.toString());
      }
    }
    unused.forEach(each -> problems.add("no longer needed, remove it: " + each));
    return problems;
  }

  /** The rules about length; those of {@code also} are checked beside the three for all sources. */
  static List<Finding> lengths(List<JavaSource> sources, Set<Rule> also) {
    List<Finding> findings = new ArrayList<>();
    for (JavaSource source : sources) {
      String name = source.fileName();
      for (int i = 0; i < source.lines().size(); i++) {
        if (source.lines().get(i).length() > 110) {
          findings.add(new Finding(Rule.LONG_LINE, name, "line " + (i + 1) + " is over 110"));
        }
      }
      for (JavaSource.Method method : source.methods()) {
        if (method.lines() > 60) {
          findings.add(new Finding(Rule.LONG_METHOD, name, method + " is over 60 lines"));
        }
      }
      if (source.lines().size() > 300) {
        findings.add(new Finding(Rule.LONG_FILE, name, source.lines().size() + " lines, not 300"));
      }
    }
    long small = sources.stream().filter(source -> source.lines().size() < 60).count();
    if (also.contains(Rule.FEW_SHORT_FILES) && sources.size() > 1 && 2 * small < sources.size()) {
      findings.add(
          new Finding(
              Rule.FEW_SHORT_FILES,
              "all",
              small + " of " + sources.size() + " files are under 60 lines; half must be"));
    }
    return findings;
  }

  private static void names(JavaSource source, List<Finding> findings) {
    source.types().stream()
        .filter(PATTERN_NAME.asMatchPredicate())
        .forEach(type ->
            findings.add(
                new Finding(
                    Rule.PATTERN_NAME,
                    source.fileName(),
                    type + " is named after a pattern; name it after what it promises")));
  }

  private static void words(JavaSource source, Set<String> ours, List<Finding> findings) {
    String name = source.fileName();
    for (List<String> labels : source.defaults()) {
      labels.stream()
          .filter(label -> !label.isEmpty() && ours.contains(label))
          .findFirst()
          .ifPresent(label ->
              findings.add(
                  new Finding(
                      Rule.DEFAULT, name, "a default beside our own " + label + "; list all")));
    }
    for (int i = 0; i < source.lines().size(); i++) {
      if (TODO.matcher(source.lines().get(i)).find()) {
        findings.add(
            new Finding(Rule.TODO, name, "line " + (i + 1) + ": a TODO needs an issue: TODO(#12)"));
      }
    }
    boolean mayHaveSql = name.endsWith("Store.java") && !name.equals("Store.java");
    if (!mayHaveSql) {
      source.literals().stream()
          .filter(SQL.asMatchPredicate())
          .forEach(sql ->
              findings.add(new Finding(Rule.SQL, name, "SQL lives in …Store: " + sql.strip())));
    }
  }

  private static void contractStrings(List<JavaSource> sources, List<Finding> findings) {
    Map<String, String> owner = new HashMap<>();
    for (JavaSource source : sources) {
      for (String text : new TreeSet<>(source.literals())) {
        String other = owner.putIfAbsent(text, source.fileName());
        if (other != null && CONTRACT_STRINGS.contains(text)) {
          findings.add(
              new Finding(
                  Rule.CONTRACT_STRING,
                  source.fileName(),
                  "\"" + text + "\" is in " + other + " too; keep it in one file"));
        }
      }
    }
    Predicate<String> absent = text -> !owner.containsKey(text);
    if (sources.stream().anyMatch(source -> source.packageName().equals("contract"))) {
      CONTRACT_STRINGS.stream()
          .filter(absent)
          .forEach(text ->
              findings.add(
                  new Finding(Rule.CONTRACT_STRING, "contract", "lacks \"" + text + "\"")));
    }
  }

  /** Every package has two sentences: what it promises, and what it must not know of. */
  static List<String> packages(List<JavaSource> sources) {
    Map<String, String> javadoc = new HashMap<>();
    for (JavaSource source : sources) {
      if (source.fileName().equals("package-info.java")) {
        String text = String.join("\n", source.lines());
        int start = text.indexOf("/**");
        int end = text.indexOf("*/");
        String inside = start < 0 || end < 0 ? "" : text.substring(start + 3, end);
        javadoc.put(
            source.packageName(), inside.replaceAll("(?m)^\\s*\\*", "").replaceAll("\\s+", " "));
      }
    }
    Pattern two = Pattern.compile(" ?Promises [^.]*(\\.\\S[^.]*)*\\. Must not know of [^.]*\\. ?");
    List<String> problems = new ArrayList<>();
    for (String name : packageNames(sources)) {
      if (!two.matcher(javadoc.getOrDefault(name, "")).matches()) {
        problems.add(
            "package %s: package-info.java needs \"Promises …. Must not know of ….\""
                .formatted(name.isEmpty() ? "io.ilwon" : name));
      }
    }
    return problems;
  }

  /** Rows {@code | `name` | … |} between the two comments equal the folders below io.ilwon. */
  static List<String> packageMap(String file, String text, List<JavaSource> sources) {
    int start = text.indexOf(MAP_START);
    int end = text.indexOf(MAP_END);
    if (start < 0 || end < start) {
      return List.of(file + ": needs a package map between " + MAP_START + " and " + MAP_END);
    }
    Set<String> told = new TreeSet<>();
    MAP_ROW.matcher(text.substring(start, end)).results().forEach(row -> told.add(row.group(1)));
    Set<String> real = new TreeSet<>(packageNames(sources));
    real.remove("");
    List<String> problems = new ArrayList<>();
    difference(real, told)
        .forEach(name -> problems.add(file + ": the package map lacks | `" + name + "` |"));
    difference(told, real)
        .forEach(name -> problems.add(file + ": the package map tells of no folder: " + name));
    return problems;
  }

  private static Set<String> packageNames(List<JavaSource> sources) {
    Set<String> names = new TreeSet<>();
    sources.forEach(source -> names.add(source.packageName()));
    return names;
  }

  private static Set<String> difference(Collection<String> all, Collection<String> without) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }
}
