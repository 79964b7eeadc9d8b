import type { Child } from 'hono/jsx';
import { Card as Block } from '../../format.tsx';

interface CardProps {
  title: Child;
  /** Beside the title: a count, a link. */
  aside?: Child;
  id?: string;
  /** The children are a table or list that fills the card. */
  flush?: boolean;
  children?: Child;
}

/** A titled part of a desk page. */
export function Card({ flush = false, children, ...rest }: CardProps) {
  return (
    <Block {...rest}>
      {flush ? (
        <div class="table-responsive">{children}</div>
      ) : (
        <div class="card-body">{children}</div>
      )}
    </Block>
  );
}

/** Said where a list is empty. */
export const Empty = ({ text }: { text: string }) => <p class="muted m-0 p-3">{text}</p>;
