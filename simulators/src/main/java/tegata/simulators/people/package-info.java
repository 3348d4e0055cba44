/** The fictitious people (架空の人物), their insurers, their staff and the institutions they visit. */
package tegata.simulators.people;
