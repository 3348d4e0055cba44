/** Inboxes of those who receive messages about applications. */
package tegata.simulators.inbox;
