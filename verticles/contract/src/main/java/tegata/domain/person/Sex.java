package tegata.domain.person;

/** 性別 (OQSCD007). */
public enum Sex {
  MALE,
  FEMALE,
  UNSET
}
