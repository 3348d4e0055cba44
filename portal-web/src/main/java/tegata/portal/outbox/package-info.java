/** 送り残し: messages to the world outside that wait for an operator. */
package tegata.portal.outbox;
