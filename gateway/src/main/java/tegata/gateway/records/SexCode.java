package tegata.gateway.records;

import tegata.domain.person.Sex;

/** 性別コード (OQSCD007) of the messages. */
final class SexCode {
  private SexCode() {}

  static String of(Sex sex) {
    return switch (sex) {
      case MALE -> "1";
      case FEMALE -> "2";
      case UNSET -> "3";
    };
  }
}
