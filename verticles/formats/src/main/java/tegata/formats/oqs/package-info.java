/**
 * オンライン資格確認の電文（資格確認照会と回答）。 Public sources only: the official interface specification is not
 * published, so this is a project profile of the messages as seen in public implementations.
 *
 * <p>A record mirrors each group of elements: component {@code insurerNumber} is element {@code
 * InsurerNumber}, the order of the components is the order of writing; reading takes any order. An
 * absent or empty element is an empty string, {@code Optional} or list.
 */
package tegata.formats.oqs;
