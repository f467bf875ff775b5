import { SecretQuestion } from 'et-secret-question/react';
import { appKey } from '../../step-one';

/** Builds only because the package says that its component is for the client. */
export default function Page() {
  return <SecretQuestion apiUrl={process.env.NEXT_PUBLIC_API_URL!} appKey={appKey} username="robert.zak" />;
}
