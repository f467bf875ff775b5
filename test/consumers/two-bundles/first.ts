// The copy that defines the element, in a bundle that does nothing else.
import 'et-secret-question';
