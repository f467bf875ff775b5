import { SecretQuestionStep } from './secret-question-step';

interface Props {
  searchParams: Promise<{ username: string }>;
}

/** Rendered on the server at each request, because of the query. */
export default async function Page({ searchParams }: Props) {
  const { username } = await searchParams;
  return <SecretQuestionStep username={username} />;
}
