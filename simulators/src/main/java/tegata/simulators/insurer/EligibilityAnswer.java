package tegata.simulators.insurer;

import java.util.Optional;
import tegata.simulators.people.Coverage;
import tegata.simulators.people.Person;

/** 資格確認結果. The member is present exactly when one person was found. */
record EligibilityAnswer(EligibilityQuestion question, Validity validity, Optional<Member> member) {

  /** A person in one of their coverages. */
  record Member(Person person, Coverage coverage) {}
}
