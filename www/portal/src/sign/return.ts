// Where a remote signing service sends the person back to: the page that waits learns the address, and this window closes.
import { handBack } from "kyso/bridge";

handBack();
