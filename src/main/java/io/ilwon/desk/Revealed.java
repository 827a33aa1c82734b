package io.ilwon.desk;

import io.ilwon.desk.DetailView.Fact;
import io.ilwon.http.Texts;
import io.ilwon.submission.Applicant;
import io.ilwon.submission.Dossier;
import io.ilwon.submission.DossierTransfer;
import io.ilwon.submission.Person;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Personal data in the clear, once, for somebody whose reason has just been written down. */
public record Revealed(
    Frame f,
    String back,
    List<Fact> applicant,
    List<Fact> person,
    List<String> accounts,
    boolean nothing) {
  @Override
  public String toString() {
    return "Revealed";
  }

  static Revealed of(Visit visit, Reading reading, Dossier dossier) {
    Texts w = visit.words();
    List<Fact> applicant = applicant(w, dossier.applicant());
    List<Fact> person = person(w, dossier.person());
    List<String> accounts = new ArrayList<>();
    for (DossierTransfer t : dossier.transfers()) {
      if (t.number() != null && t.holder() != null) {
        String bank = reading.bank(w, t.bank());
        String number = t.number().unmasked();
        String holder = t.holder().unmasked();
        accounts.add(w.text("reveal.account", "bank", bank, "number", number, "holder", holder));
      }
    }
    return new Revealed(
        visit.frame(Section.VERIFICATIONS, "reveal.shown"),
        Filters.PATH + "/" + dossier.id().text(),
        applicant,
        person,
        accounts.stream().distinct().toList(),
        applicant.isEmpty() && person.isEmpty() && accounts.isEmpty());
  }

  private static List<Fact> applicant(Texts w, @Nullable Applicant a) {
    List<Fact> facts = new ArrayList<>();
    if (a != null) {
      add(facts, w.text("reveal.email"), a.email());
      add(facts, w.text("reveal.userid"), a.userid());
      add(facts, w.text("reveal.cf", "n", 1), a.cf1());
      add(facts, w.text("reveal.cf", "n", 2), a.cf2());
      add(facts, w.text("reveal.cf", "n", 3), a.cf3());
    }
    return facts;
  }

  private static List<Fact> person(Texts w, @Nullable Person p) {
    List<Fact> facts = new ArrayList<>();
    if (p != null) {
      add(facts, w.text("reveal.name"), p.name());
      add(facts, w.text("reveal.birth"), p.dateOfBirth());
    }
    return facts;
  }

  private static void add(List<Fact> facts, String name, @Nullable String value) {
    if (value != null) {
      facts.add(new Fact(name, value, false));
    }
  }
}
