package tegata.formats.jahis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 要指導医薬品・一般用医薬品 (record 3) and its ingredients (31).
 *
 * @param sequence レコード通番, by which ingredients refer to it
 * @param jan JAN code
 */
public record OverTheCounter(
    String name,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    String author,
    String sequence,
    String jan,
    List<Ingredient> ingredients) {

  public OverTheCounter {
    ingredients = List.copyOf(ingredients);
  }

  /** 成分. */
  public record Ingredient(String name, String codeKind, String code, String author) {}
}
