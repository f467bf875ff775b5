import { SecretQuestion } from 'et-secret-question/react';
import { appKey } from '../../step-one';

/** Only builds because the package marks its component as a client component. */
export default function Page() {
  return <SecretQuestion apiUrl={process.env.NEXT_PUBLIC_API_URL!} appKey={appKey} username="robert.zak" />;
}
