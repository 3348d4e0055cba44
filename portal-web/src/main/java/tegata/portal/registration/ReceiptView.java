package tegata.portal.registration;

/**
 * 受付票: what a person keeps of an application.
 *
 * @param name 申し込んだ人
 * @param printedAt when it was printed
 */
public record ReceiptView(String name, ApplicationView application, String printedAt) {}
