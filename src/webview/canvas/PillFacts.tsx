import type { HandoffData } from '../../picture/flow.js';
import { stateWords } from '../../picture/words.js';
import { contextWords, retryWords } from './nodes.js';

const contextIcons = { summary: 'note', reference: 'link', select: 'filter' } as const;

/** The three state categories as dots, how context crosses, and what becomes of failures, as signs on a pill. */
export function PillFacts({ data }: { data: HandoffData }) {
  const { states, context, attempts, deadLetter } = data;
  const lacking = stateWords.filter((_, i) => !states[i]);
  return (
    <>
      <span
        className="three"
        title={
          lacking.length === 0
            ? 'All three categories of state cross'
            : `Does not carry: ${lacking.join(', ')}`
        }
      >
        {stateWords.map((word, i) => (
          <i key={word} className={states[i] ? 'has' : 'lacks'} />
        ))}
      </span>
      {(context.length > 0 || attempts !== undefined || deadLetter !== undefined) && (
        <span className="pill-signs">
          {context.map(technique => (
            <i
              key={technique}
              className={`codicon codicon-${contextIcons[technique]}`}
              title={contextWords[technique]}
            />
          ))}
          {(attempts !== undefined || deadLetter !== undefined) && (
            <i className="codicon codicon-refresh" title={retryWords(data)} />
          )}
        </span>
      )}
    </>
  );
}
