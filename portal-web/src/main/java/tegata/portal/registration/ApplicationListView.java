package tegata.portal.registration;

import java.time.LocalDate;
import java.util.List;
import tegata.contract.RegistrationApi.Application;
import tegata.portal.page.Words;

/** A person's applications, newest first. */
public record ApplicationListView(List<Row> rows) {

  /** One application. */
  public record Row(String number, String href, String receivedOn, String status) {}

  static ApplicationListView of(List<Application> applications, Words words) {
    return new ApplicationListView(
        applications.stream()
            .map(Application::deregistration)
            .map(
                made ->
                    new Row(
                        made.number(),
                        "/applications/" + made.number(),
                        words.day(LocalDate.ofInstant(made.receivedAt(), Words.JAPAN)),
                        words.of(made.status())))
            .toList());
  }
}
