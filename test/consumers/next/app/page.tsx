import { SecretQuestionStep } from './secret-question-step';

interface Props {
  searchParams: Promise<{ username: string }>;
}

/** Rendered on the server for each request, because it reads the query. */
export default async function Page({ searchParams }: Props) {
  const { username } = await searchParams;
  return <SecretQuestionStep username={username} />;
}
