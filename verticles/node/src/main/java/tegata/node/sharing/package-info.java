/** 分かち合う答え. What several requests wait for together, and how each goes on as itself. */
package tegata.node.sharing;
