/** 接続の期限: how long a caller may take for each step, whoever it is and however it drips. */
package tegata.node.connection;
