/**
 * トレース. What one question took, step by step over all members, told to a collector of the
 * operator's. Nothing of a person, and nothing that a caller wrote, gets into it.
 */
package tegata.node.trace;
