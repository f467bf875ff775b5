// The copy that defines the element. Nothing else on the page is its business.
import 'et-secret-question';
