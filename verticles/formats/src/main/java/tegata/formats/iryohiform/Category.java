package tegata.formats.iryohiform;

/** 医療費の区分: columns D to G, more than one may apply. */
public enum Category {
  TREATMENT("診療・治療"),
  MEDICINE("医薬品購入"),
  CARE("介護保険サービス"),
  OTHER("その他の医療費");

  private final String heading;

  Category(String heading) {
    this.heading = heading;
  }

  /** As the form heads it. */
  public String heading() {
    return heading;
  }

  int column() {
    return Form.FIRST_CATEGORY_COLUMN + ordinal();
  }
}
