package tegata.gateway.caller;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tegata.domain.facility.Facility;
import tegata.domain.facility.Facility.Role;

/** What a token is good for. */
public enum Scope {
  /** 資格確認. */
  ELIGIBILITY("eligibility"),
  /** 同意の登録. */
  CONSENT("consent"),
  /** 同意のある記録の閲覧. */
  RECORDS("records"),
  /** マイナ保険証の利用登録. */
  REGISTRATION("registration"),
  /** 取込ファイルを送る. */
  BATCHES("batches"),
  /** 解除申請への決定. */
  DECISIONS("decisions");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** As written in tokens and token requests. */
  public String word() {
    return word;
  }

  /**
   * Everything a facility may ask for, by its roles in the registry. What its kind may see is
   * decided where the refusal is recorded: ③ asks in vain, but not unseen.
   */
  static Set<Scope> allowedTo(Facility facility) {
    Set<Scope> allowed = EnumSet.noneOf(Scope.class);
    if (facility.roles().contains(Role.CLINIC) || facility.roles().contains(Role.PHARMACY)) {
      allowed.addAll(EnumSet.of(ELIGIBILITY, CONSENT, RECORDS));
    }
    if (facility.roles().contains(Role.KIOSK)) {
      allowed.add(REGISTRATION);
    }
    if (facility.roles().equals(Set.of(Role.INSURER))) {
      allowed.addAll(EnumSet.of(BATCHES, DECISIONS));
    }
    return allowed;
  }

  /**
   * Reads a space-separated list; empty where a word is unknown or there is none (RFC 6749 §3.3).
   */
  static Optional<Set<Scope>> parse(String words) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : words.split(" ", -1)) {
      Optional<Scope> scope = Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
      if (scope.isEmpty()) {
        return Optional.empty();
      }
      scopes.add(scope.get());
    }
    return Optional.of(scopes);
  }

  /** Writes a space-separated list. */
  static String format(Collection<Scope> scopes) {
    return scopes.stream().map(Scope::word).collect(Collectors.joining(" "));
  }
}
