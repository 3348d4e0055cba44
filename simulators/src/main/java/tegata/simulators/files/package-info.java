/** Files of the simulated world: whole or absent, and private where they hold keys. */
package tegata.simulators.files;
